"""What those asked fill in: on paper pages, in the browser and in Word."""
