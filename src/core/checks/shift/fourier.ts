/** Complex numbers in two arrays of equal length. */
export interface Complex {
  readonly real: Float64Array
  readonly imaginary: Float64Array
}

/** Two-dimensional discrete Fourier transforms of one size (Cooley and Tukey 1965), in place and not normalised. */
export class Fourier {
  readonly side: number
  readonly #cosines: Float64Array
  readonly #sines: Float64Array

  /** @param side width and height: a power of two */
  constructor(side: number) {
    this.side = side
    const angles = Float64Array.from({ length: side / 2 }, (_, step) => (2 * Math.PI * step) / side)
    this.#cosines = angles.map(Math.cos)
    this.#sines = angles.map(Math.sin)
  }

  /** From pixels to frequencies. */
  forward(values: Complex): void {
    this.#transform(values, -1)
  }

  /** From frequencies to pixels, side² times as large. */
  backward(values: Complex): void {
    this.#transform(values, 1)
  }

  #transform(values: Complex, sign: -1 | 1): void {
    for (let row = 0; row < this.side; row++) this.#line(values, row * this.side, 1, sign)
    for (let column = 0; column < this.side; column++) this.#line(values, column, this.side, sign)
  }

  /** One row or column: values that lie `step` apart from `start` on. */
  #line({ real, imaginary }: Complex, start: number, step: number, sign: -1 | 1): void {
    this.#reverseBits(real, start, step)
    this.#reverseBits(imaginary, start, step)
    for (let size = 2; size <= this.side; size *= 2) {
      const half = size / 2
      const turn = this.side / size
      for (let pair = 0; pair < half; pair++) {
        const cosine = this.#cosines[pair * turn]
        const sine = sign * this.#sines[pair * turn]
        for (let block = pair; block < this.side; block += size) {
          const low = start + block * step
          const high = low + half * step
          const turnedReal = real[high] * cosine - imaginary[high] * sine
          const turnedImaginary = real[high] * sine + imaginary[high] * cosine
          real[high] = real[low] - turnedReal
          imaginary[high] = imaginary[low] - turnedImaginary
          real[low] += turnedReal
          imaginary[low] += turnedImaginary
        }
      }
    }
  }

  #reverseBits(values: Float64Array, start: number, step: number): void {
    for (let index = 0, reversed = 0; index < this.side; index++) {
      if (index < reversed) {
        const one = start + index * step
        const other = start + reversed * step
        const kept = values[one]
        values[one] = values[other]
        values[other] = kept
      }
      let bit = this.side / 2
      while (bit >= 1 && reversed >= bit) {
        reversed -= bit
        bit /= 2
      }
      reversed += bit
    }
  }
}
