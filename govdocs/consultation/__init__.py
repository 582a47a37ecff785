"""What is asked of whom, what they answer, and what is answered to them."""
