// Medians and quartiles: what single slow runs on a busy machine do not move.

/** The median, the quartiles around it, and how many values there were. Throws where there are none. */
export function summarise(values) {
  if (values.length === 0) throw new RangeError('nothing was measured');
  const sorted = [...values].sort((a, b) => a - b);
  return {
    median: quantile(sorted, 0.5),
    lower: quantile(sorted, 0.25),
    upper: quantile(sorted, 0.75),
    count: sorted.length,
  };
}

/** Ratios pair by pair: a machine that slows down slows both runs of a pair. */
export function ratios(ours, theirs) {
  return summarise(ours.map((value, index) => value / theirs[index]));
}

function quantile(sorted, share) {
  const place = (sorted.length - 1) * share;
  const low = sorted[Math.floor(place)];
  const high = sorted[Math.ceil(place)];
  return low + (high - low) * (place - Math.floor(place));
}
