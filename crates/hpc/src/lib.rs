//! What machines can do and when: lists, growth laws, forecasts and crossing years.
