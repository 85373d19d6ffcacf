// What is asked of the search index, put before the theme's search worker by docs_site/search.py. Chinese has no spaces:
// a run of characters is asked as the words that the index knows, all of them; a number before them is asked exactly.
function askedWords(query, known, sign) {
  return query
    .replace(/"/g, " ")
    .replace(/(^|\s)--+/g, "$1")
    .replace(/\d[\d.]*(?=\p{sc=Han})/gu, (number) => ` ${sign}${number} `)
    .replace(/\p{sc=Han}+/gu, (run) => ` ${wordsOf(run, known).map((word) => `${sign}${word}*`).join(" ")} `);
}

function wordsOf(run, known) {
  const words = Object.keys(known);
  const begun = (part) => words.some((word) => word.startsWith(part));
  return cover(run, (part) => part in known) || cover(run, (part, last) => part in known || (last && begun(part))) || longest(run, known);
}

// As few words as make up the run; the last may be typed in part where nothing else fits.
function cover(run, fits) {
  const best = Array(run.length).fill(null).concat([[]]);
  for (let from = run.length - 1; from >= 0; from--)
    for (let to = from + 1; to <= run.length; to++)
      if (best[to] && (!best[from] || best[to].length + 1 < best[from].length) && fits(run.slice(from, to), to === run.length))
        best[from] = [run.slice(from, to), ...best[to]];
  return best[0];
}

// Where no words make up the run: the known words in it.
function longest(run, known) {
  const found = [];
  for (let from = 0; from < run.length; ) {
    let to = run.length;
    while (to > from && !(run.slice(from, to) in known)) to--;
    if (to > from) found.push(run.slice(from, to));
    from = Math.max(to, from + 1);
  }
  return found.length ? found : [run];
}
