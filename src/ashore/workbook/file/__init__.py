"""The workbook on the disk: its text, its migrations, its backups, its lock, its passphrase."""
