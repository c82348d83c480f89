/*
 * Writes small ONNX files, so that a test shows the very network that it is about. Field numbers are those of
 * onnx.proto (github.com/onnx/onnx).
 */

export interface TensorType {
  readonly name: string
  /** A text is an axis of any length. */
  readonly shape: readonly (number | string)[]
  /** float32 when absent. */
  readonly type?: 'float32' | 'int64'
}

export interface Initialiser {
  readonly name: string
  readonly shape: readonly number[]
  readonly values: readonly number[]
  /** File that holds the values in their place. */
  readonly external?: string
}

export interface Operator {
  readonly type: string
  readonly inputs: readonly string[]
  readonly output: string
  readonly attributes?: Readonly<Record<string, number | readonly number[]>>
}

export interface Graph {
  readonly inputs: readonly TensorType[]
  readonly outputs: readonly TensorType[]
  readonly operators: readonly Operator[]
  readonly initialisers?: readonly Initialiser[]
}

const IR_VERSION = 8
const OPSET = 16
const FLOAT = 1
const INT64 = 7
const EXTERNAL = 1

/** Bytes of an ONNX file. */
export function buildOnnx({ inputs, outputs, operators, initialisers = [] }: Graph): Uint8Array {
  const graph = message(
    ...operators.map((operator) => field(1, operatorBytes(operator))),
    field(2, text('test')),
    ...initialisers.map((initialiser) => field(5, initialiserBytes(initialiser))),
    ...inputs.map((input) => field(11, typeBytes(input))),
    ...outputs.map((output) => field(12, typeBytes(output))),
  )
  return message(number(1, IR_VERSION), field(7, graph), field(8, number(2, OPSET)))
}

function operatorBytes({ type, inputs, output, attributes = {} }: Operator): Uint8Array {
  return message(
    ...inputs.map((name) => field(1, text(name))),
    field(2, text(output)),
    field(4, text(type)),
    ...Object.entries(attributes).map(([name, value]) => field(5, attributeBytes(name, value))),
  )
}

function attributeBytes(name: string, value: number | readonly number[]): Uint8Array {
  const [type, values] =
    typeof value === 'number' ? [2, [number(3, value)]] : [7, value.map((item) => number(8, item))]
  return message(field(1, text(name)), ...values, number(20, type))
}

function initialiserBytes({ name, shape, values, external }: Initialiser): Uint8Array {
  const data = new Uint8Array(Float32Array.from(values).buffer)
  return message(
    ...shape.map((axis) => number(1, axis)),
    number(2, FLOAT),
    field(8, text(name)),
    ...(external === undefined ? [field(9, data)] : externalData(external, data.length)),
  )
}

/** Fields that say in which file a tensor's bytes lie. */
function externalData(location: string, length: number): readonly Uint8Array[] {
  const entry = (key: string, value: string) => field(13, message(field(1, text(key)), field(2, text(value))))
  return [
    entry('location', location),
    entry('offset', '0'),
    entry('length', String(length)),
    number(14, EXTERNAL),
  ]
}

function typeBytes({ name, shape, type }: TensorType): Uint8Array {
  const axes = shape.map((axis) =>
    field(1, typeof axis === 'number' ? number(1, axis) : field(2, text(axis))),
  )
  return message(
    field(1, text(name)),
    field(2, field(1, message(number(1, type === 'int64' ? INT64 : FLOAT), field(2, message(...axes))))),
  )
}

function number(tag: number, value: number): Uint8Array {
  return message(varint(tag << 3), varint(value))
}

function field(tag: number, bytes: Uint8Array): Uint8Array {
  return message(varint((tag << 3) | 2), varint(bytes.length), bytes)
}

function varint(value: number): Uint8Array {
  const bytes: number[] = []
  for (let rest = value; ; rest >>>= 7) {
    if (rest < 0x80) return Uint8Array.from([...bytes, rest])
    bytes.push((rest & 0x7f) | 0x80)
  }
}

function text(value: string): Uint8Array {
  return new TextEncoder().encode(value)
}

function message(...parts: readonly Uint8Array[]): Uint8Array {
  return new Uint8Array(Buffer.concat(parts))
}
