"""What leaves the desk on paper or over the loudspeaker: posters, texts, cards; and which villages it reached."""
