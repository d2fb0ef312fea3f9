"""Campaigns that throw damaged, hostile and random input at every reader, and at the judge as a whole."""
