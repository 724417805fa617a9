"""What the sender wrote: without quotes, greeting and signature."""
