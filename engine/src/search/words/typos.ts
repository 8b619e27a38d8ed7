/** How many letters of a word may be wrong: none below five, one from five, two from nine. A number is never mistyped. */
export function typosIn(word: string): 0 | 1 | 2 {
  if (/\p{N}/u.test(word)) return 0
  const { length } = [...word]
  if (length >= 9) return 2
  return length >= 5 ? 1 : 0
}

/**
 * How many letters to change, add, leave out or swap with their neighbour turn one word into the other (optimal string
 * alignment); `most` + 1 when it is more than `most`.
 */
export function distance(a: string, b: string, most: number): number {
  const [left, right] = [[...a], [...b]]
  if (Math.abs(left.length - right.length) > most) return most + 1
  let beforeLast: number[] = []
  let last = Array.from({ length: right.length + 1 }, (_, index) => index)
  for (let row = 1; row <= left.length; row++) {
    const current = [row]
    for (let column = 1; column <= right.length; column++) {
      const isSame = left[row - 1] === right[column - 1]
      let cost = Math.min(
        (last[column] as number) + 1,
        (current[column - 1] as number) + 1,
        (last[column - 1] as number) + (isSame ? 0 : 1),
      )
      const isSwapped = row > 1 && column > 1 && left[row - 1] === right[column - 2] && left[row - 2] === right[column - 1]
      if (isSwapped) cost = Math.min(cost, (beforeLast[column - 2] as number) + 1)
      current.push(cost)
    }
    if (Math.min(...current) > most) return most + 1
    beforeLast = last
    last = current
  }
  return last[right.length] as number
}

/**
 * What is left of a word without up to `typosIn` of its letters, itself included. Two words that are so many typos apart share one
 * (Garbe's symmetric deletion, 2012), so that an index finds them.
 */
export function deletionsOf(word: string): string[] {
  const found = new Set([word])
  let last = [word]
  for (let typo = 0; typo < typosIn(word); typo++) {
    last = last.flatMap((rest) => {
      const letters = [...rest]
      return letters.map((_, index) => letters.toSpliced(index, 1).join(""))
    })
    for (const rest of last) found.add(rest)
    last = [...new Set(last)]
  }
  return [...found]
}
