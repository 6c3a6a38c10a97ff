"""Classification: which level a customer file gets and why, when that is looked at again, moving to another one."""
