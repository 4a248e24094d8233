"""What a text one writes in is given from round it: pasting, pictures, links, spelling."""
