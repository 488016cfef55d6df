"""What readers of link previews make of a built hub, beside what its pages say: `python -m tools.judge_previews`."""
