// Spellings that are searched as one: a coarser sister of hadath's own folding, for what people type into a filter.
const LETTERS: Record<string, string> = {
  أ: 'ا', إ: 'ا', آ: 'ا', ٱ: 'ا', ى: 'ي', ئ: 'ي', ی: 'ي', ؤ: 'و', ة: 'ه', ک: 'ك',
}
const LETTER = /[أإآٱىئیؤةک]/gu
const DIGIT = /[٠-٩۰-۹]/gu
const UNHEARD = /[\p{M}\p{Cf}ـ]/gu

export function fold(text: string): string {
  return text
    .normalize('NFKC')
    .replace(LETTER, (letter) => LETTERS[letter] ?? letter)
    .replace(DIGIT, (digit) => String((digit.codePointAt(0) ?? 0) & 15))
    .normalize('NFKD')
    .replace(UNHEARD, '')
    .toLowerCase()
}
