"""What is being lost, and who takes its place: members, survival and money by status."""
