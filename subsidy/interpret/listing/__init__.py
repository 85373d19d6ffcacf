"""The thresholds of listed (四上) units held against what an enterprise says of itself: notices, never findings of fact."""
