"""A project's own fields: in the forms and on the cards, and the dialog in which a manager decides on them."""
