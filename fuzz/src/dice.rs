use neuroscale_uncertainty::Stream;

/// Random choices.
pub(crate) struct Dice {
    stream: Stream,
    thrown: u64,
}

impl Dice {
    pub(crate) fn new(seed: u64) -> Self {
        Self { stream: Stream::new(seed, "fuzz"), thrown: 0 }
    }

    fn below(&mut self, end: usize) -> usize {
        self.thrown += 1;
        (self.stream.word(self.thrown) % end.max(1) as u64) as usize
    }

    /// A seed, or one seed's beginning and another's end, with a few bytes changed and a few suspects inserted.
    pub(crate) fn mutate(&mut self, seeds: &[Vec<u8>], suspects: &[Vec<u8>]) -> Vec<u8> {
        let (head, tail) = (self.below(seeds.len()), self.below(seeds.len()));
        let (head, tail) = (&seeds[head], &seeds[tail]);
        let mut input = head.clone();
        if self.below(2) == 0 {
            input.truncate(self.below(head.len() + 1));
            input.extend(&tail[self.below(tail.len() + 1)..]);
        }
        for _ in 0..self.below(8) {
            self.change(&mut input, suspects);
        }
        input
    }

    fn change(&mut self, input: &mut Vec<u8>, suspects: &[Vec<u8>]) {
        let place = self.below(input.len());
        match self.below(5) {
            0 => input.insert(place, self.below(256) as u8),
            1 if !input.is_empty() => input[place] ^= 1 << self.below(8),
            2 if !input.is_empty() => input[place] = self.below(256) as u8,
            3 => drop(input.drain(place..(place + self.below(9)).min(input.len()))),
            _ => drop(input.splice(place..place, suspects[self.below(suspects.len())].clone())),
        }
    }
}
