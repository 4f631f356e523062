/// A sum over bytes by which a file is recognised: FNV-1a, 64 bits.
///
/// It tells a file that was edited from one that was not. It does not guard against a person who wants two files with
/// one sum, and nobody gains by that.
///
/// # Source
/// Fowler, Noll and Vo, FNV-1a, <http://www.isthe.com/chongo/tech/comp/fnv/>.
pub(crate) struct Digest(u64);

impl Digest {
    const OFFSET_BASIS: u64 = 0xcbf2_9ce4_8422_2325;
    const PRIME: u64 = 0x100_0000_01b3;

    pub(crate) fn new() -> Self {
        Self(Self::OFFSET_BASIS)
    }

    /// The sum of one file, in sixteen hexadecimal digits.
    pub(crate) fn of(bytes: &[u8]) -> String {
        Self::new().with(bytes).text()
    }

    #[must_use]
    pub(crate) fn with(self, bytes: &[u8]) -> Self {
        Self(bytes.iter().fold(self.0, |sum, byte| (sum ^ u64::from(*byte)).wrapping_mul(Self::PRIME)))
    }

    pub(crate) fn text(&self) -> String {
        format!("{:016x}", self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Test vectors of the algorithm's authors, `test_fnv.c`: the empty text, `a` and `foobar`.
    #[test]
    fn sums_are_those_of_the_algorithms_authors() {
        assert_eq!(Digest::of(b""), "cbf29ce484222325");
        assert_eq!(Digest::of(b"a"), "af63dc4c8601ec8c");
        assert_eq!(Digest::of(b"foobar"), "85944171f73967e8");
    }
}
