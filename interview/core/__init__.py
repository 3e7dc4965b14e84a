"""What the interview is, without any I/O, page or model library."""
