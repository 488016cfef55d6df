as the theme has it
