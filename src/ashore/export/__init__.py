"""What leaves the program: registers, letters, cards and dates, as files of the reader's own."""
