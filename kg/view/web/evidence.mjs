// The sentences behind facts and events, parsed piece by piece when somebody looks at them.

/** Return a reader of evidence: `record` is a fact's number, or the number of facts plus an event's. */
export function evidenceReader(pieceSize, textOfPiece) {
  const pieces = new Map();
  return (record) => {
    const at = Math.floor(record / pieceSize);
    if (!pieces.has(at)) {
      const text = textOfPiece(at);
      pieces.set(at, text === null ? [[], [], []] : JSON.parse(text));
    }
    const [sentences, rules, rows] = pieces.get(at);
    return (rows[record % pieceSize] ?? []).map(([source, sentence, confidence, rule, ...marks]) => ({
      source,
      quote: sentences[sentence],
      confidence,
      rule: rules[rule],
      marks,
    }));
  };
}

/** Return a sentence as `[text, marked]` parts; marks count code points, as Python does. */
export function markedParts(quote, marks) {
  const chars = Array.from(quote);
  const parts = [];
  let at = 0;
  for (let i = 0; i + 1 < marks.length; i += 2) {
    if (marks[i] > at) parts.push([chars.slice(at, marks[i]).join(""), false]);
    parts.push([chars.slice(marks[i], marks[i + 1]).join(""), true]);
    at = marks[i + 1];
  }
  if (at < chars.length) parts.push([chars.slice(at).join(""), false]);
  return parts.filter(([text]) => text);
}
