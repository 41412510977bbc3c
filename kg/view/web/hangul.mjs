// Korean text as people type it into a search box: any normal form, any case, initial consonants alone.

const FIRST = 0xac00;
const LAST = 0xd7a3;
const PER_INITIAL = 588;
const INITIALS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ";
const NOTHING_TO_FIND = /[\p{P}\p{Z}\p{S}\p{C}]/gu;
const ONLY_INITIALS = /^[ㄱ-ㅎ]+$/;
// NFKC turns a lone consonant (ㄱ, U+3131) into a conjoining one (U+1100); this is the way back.
const CONJOINING = "ᄀᄁᄂᄃᄄᄅᄆᄇᄈᄉᄊᄋᄌᄍᄎᄏᄐᄑᄒ";

/** Return text as it is compared: NFKC, lower case, without spaces, punctuation and symbols. */
export function foldText(text) {
  const folded = text.normalize("NFKC").toLowerCase().replace(NOTHING_TO_FIND, "");
  return folded.replace(/[ᄀ-ᄒ]/g, (char) => INITIALS[CONJOINING.indexOf(char)]);
}

/** Return the initial consonant of each syllable; other characters stay: 한국BIO → ㅎㄱbio. */
export function initialsOf(folded) {
  let result = "";
  for (const char of folded) {
    const code = char.codePointAt(0);
    result += code >= FIRST && code <= LAST ? INITIALS[Math.floor((code - FIRST) / PER_INITIAL)] : char;
  }
  return result;
}

/** Tell whether a folded query holds nothing but initial consonants. */
export function isInitials(folded) {
  return ONLY_INITIALS.test(folded);
}
