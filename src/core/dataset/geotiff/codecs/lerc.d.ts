declare module 'lerc' {
  const Lerc: {
    /** Decodes a LERC blob; values of a pixel lie side by side when so asked. */
    decode(
      blob: ArrayBuffer,
      options: { returnPixelInterleavedDims: boolean },
    ): { readonly pixels: readonly ArrayBufferView<ArrayBuffer>[] }
  }
  export default Lerc
}
