"""Public notices of subsidies: what is on view, objections and their answers, and the slip of a payment."""
