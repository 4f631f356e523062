pub(super) const FORM: &str = "a date such as 2015-07-27";

/// Checks that a text is a day of the Gregorian calendar, from 0001-01-01 to 9999-12-31, in four, two and two digits.
///
/// # Errors
/// What would be right.
pub(super) fn check(text: &str) -> Result<(), String> {
    let (year, month, day) = parts(text).ok_or(FORM)?;
    let last = days(year, month);
    if (1..=last).contains(&day) {
        return Ok(());
    }
    Err(format!("a day from 1 to {last}, as month {month} of {year} has"))
}

fn parts(text: &str) -> Option<(u32, u32, u32)> {
    let parts: Vec<&str> = text.split('-').collect();
    let [year, month, day] = parts[..] else { return None };
    let (year, month) = (digits(year, 4)?, digits(month, 2)?);
    let within = year >= 1 && (1..=12).contains(&month);
    within.then_some((year, month, digits(day, 2)?))
}

fn digits(text: &str, length: usize) -> Option<u32> {
    let plain = text.len() == length && text.bytes().all(|byte| byte.is_ascii_digit());
    plain.then(|| text.parse().ok()).flatten()
}

/// How many days a month has.
fn days(year: u32, month: u32) -> u32 {
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    match month {
        2 => 28 + u32::from(leap),
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}
