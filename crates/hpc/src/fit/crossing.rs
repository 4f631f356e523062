use super::ExponentialFit;
use crate::student;

/// Where a target stands, as one draw of Student's t sees it: the path of a draw t is at `b·x + t·g·√(w + x²)` doublings above
/// the height of the line at its mean date, x years after that date, and the target at so many.
struct Target {
    doublings: f64,
    slope: f64,
    /// The standard error of the slope, g.
    error: f64,
    /// What scatters beside the slope, in its square: w.
    width: f64,
}

impl Target {
    /// The draw whose path is at the target at a time.
    fn draw(&self, x: f64) -> f64 {
        (self.doublings - self.slope * x) / (self.error * (self.width + x * x).sqrt())
    }

    /// The first time after another at which the path of a draw is at the target; `None` where it never is.
    fn first_root(&self, draw: f64, after: f64) -> Option<f64> {
        let Self { doublings, slope, error, width } = *self;
        let swing = draw * error;
        let (half, constant) = (doublings * slope, doublings * doublings - swing * swing * width);
        let square = doublings * doublings + width * (slope * slope - swing * swing);
        let q = half + (swing * square.sqrt()).abs().copysign(half);
        // Squaring the equation adds the roots of the opposite draw.
        let is_own = |x: &f64| (doublings - slope * x) * swing >= 0.0;
        let roots = [q / (slope * slope - swing * swing), constant / q];
        roots.into_iter().filter(|x| x.is_finite() && *x > after).filter(is_own).min_by(f64::total_cmp)
    }
}

impl ExponentialFit {
    /// When the path of a draw of Student's t reaches a target; infinite where it never does.
    ///
    /// A target that the last observation reaches, or the path by then, has the date of the last observation.
    pub(super) fn crossing_of_path(&self, target: f64, draw: f64) -> f64 {
        let Some(seen) = self.target(target) else { return f64::NAN };
        let last = self.last.year - self.mean_year;
        let is_there =
            seen.slope * last + draw * seen.error * (seen.width + last * last).sqrt() >= seen.doublings;
        if target <= self.last.value || is_there {
            return self.last.year;
        }
        seen.first_root(draw, last).map_or(f64::INFINITY, |x| self.mean_year + x)
    }

    /// The probability of the draws whose paths never reach a target.
    pub(super) fn never_reached(&self, target: f64) -> f64 {
        let Some(seen) = self.target(target) else { return f64::NAN };
        if target <= self.last.value {
            return 0.0;
        }
        let last = self.last.year - self.mean_year;
        if seen.error <= 0.0 {
            return f64::from(u8::from(seen.slope <= 0.0 && seen.slope * last < seen.doublings));
        }
        // Where the draw that is needed is least: now, in the end, or, for a target below the line, in between.
        let turn = -seen.slope * seen.width / seen.doublings;
        let between = if turn > last { seen.draw(turn) } else { f64::INFINITY };
        let least = seen.draw(last).min(between).min(-seen.slope / seen.error);
        student::cumulative(least, self.freedom())
    }

    fn target(&self, target: f64) -> Option<Target> {
        let doublings = libm::log2(target) - self.height;
        let width = self.leverage() * self.spread_of_years;
        let error = self.slope_error()?;
        (!doublings.is_nan()).then_some(Target { doublings, slope: self.slope, error, width })
    }
}
