//! What a number is: value, spread, unit and source; formulas written once for f64, exact counts and checked expressions; strict tables.
