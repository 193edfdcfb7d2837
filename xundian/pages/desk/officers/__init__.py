"""Officers at the desk: what rests on each, who takes over a post, who was responsible when."""
