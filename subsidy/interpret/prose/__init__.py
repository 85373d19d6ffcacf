"""The IR in Chinese words. Facts, definitions and parameters are called by their labels, figures as the author wrote them."""
