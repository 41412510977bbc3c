// The sentences behind facts and events, parsed piece by piece when somebody looks at them.

/**
 * Return a reader of evidence: `record` is a fact's number, or the number of facts plus an event's.
 * Where `textOfPiece` gives a promise (a packed piece), so does the reader until the piece is there.
 */
export function evidenceReader(pieceSize, textOfPiece) {
  const pieces = new Map();
  const parse = (text) => (text === null ? [[], [], []] : JSON.parse(text));
  return (record) => {
    const at = Math.floor(record / pieceSize);
    if (!pieces.has(at)) {
      const text = textOfPiece(at);
      if (text instanceof Promise) text.then((whole) => pieces.set(at, parse(whole)));
      pieces.set(at, text instanceof Promise ? text.then(parse) : parse(text));
    }
    const piece = pieces.get(at);
    return piece instanceof Promise ? piece.then((whole) => rowOf(whole, record)) : rowOf(piece, record);
  };

  function rowOf([sentences, rules, rows], record) {
    return (rows[record % pieceSize] ?? []).map(([source, sentence, confidence, rule, ...marks]) => ({
      source,
      quote: sentences[sentence],
      confidence,
      rule: rules[rule],
      marks,
    }));
  }
}

/** Return a promise of the text of a piece that is packed: deflated, then written in base 64. */
export function unpacked(text) {
  const bytes = Uint8Array.from(atob(text), (char) => char.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
  return new Response(stream).text();
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
