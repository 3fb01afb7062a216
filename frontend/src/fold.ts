// Spellings that are searched as one: a coarser sister of hadath's own folding, for what people type into a filter.
const LETTERS: Record<string, string> = { ٱ: 'ا', ى: 'ي', ی: 'ي', ة: 'ه', ک: 'ك' }
const LETTER = /[ٱىیةک٠-٩۰-۹]/gu
const UNHEARD = /[\p{M}\p{Cf}ـ]+/gu // hamza on its seat among them, once letters are decomposed

export function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(UNHEARD, '')
    .replace(LETTER, (letter) => LETTERS[letter] ?? String((letter.codePointAt(0) ?? 0) & 15))
    .toLowerCase()
}

/** Return a function that folds the words of a text when it is first asked for them. */
export function foldLater(words: () => string): () => string {
  let folded: string | undefined
  return () => (folded ??= fold(words()))
}
