/** libjpeg in WebAssembly, as far as it is used; its own types need those of a browser. */
declare module '@jsquash/jpeg/codec/dec/mozjpeg_dec.js' {
  export interface MozJPEGModule {
    decode(bytes: Uint8Array, preserveOrientation: boolean): { readonly data: Uint8ClampedArray } | null
  }
  export interface MozJPEGOptions {
    readonly noInitialRun: boolean
    readonly wasmBinary: Uint8Array
    print(line: string): void
    printErr(line: string): void
  }
  export default function create(options: MozJPEGOptions): Promise<MozJPEGModule>
}

/** The bytes of a WebAssembly module, bundled. */
declare module '*.wasm' {
  const bytes: Uint8Array<ArrayBuffer>
  export default bytes
}
