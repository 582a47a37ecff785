"""What was written in a form or a copy in Word, told from what it held before."""
