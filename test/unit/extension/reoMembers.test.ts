import { describe, expect, it } from 'vitest'
import { REO_MEMBERS, startOfReoMember } from '../../../src/extension/completion/reoMembers'
import { DOCUMENTATION } from '../../../src/kernel/api/documentation'

describe('members of reo, offered before a kernel runs', () => {
  it("are the kernel's own", () => {
    expect(REO_MEMBERS.map(({ label }) => label)).toEqual(Object.keys(DOCUMENTATION.Reo))
  })

  it.each([
    ['reo.', 4],
    ['const data = await reo.op', 23],
    ['reo\n  .ev', 7],
    ['reo', undefined],
    ['stereo.', undefined],
    ['data.reo.', undefined],
    ['reo.open().', undefined],
  ])('are offered after %j from offset %j', (code, start) => {
    expect(startOfReoMember(code)).toBe(start)
  })
})
