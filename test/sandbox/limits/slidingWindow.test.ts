import { SlidingWindow } from "../../../sandbox/limits/slidingWindow";

describe("a sliding window", () => {
  it("forgets a moment exactly when the window's length has passed", () => {
    const window = new SlidingWindow(1000);
    window.add(5000);
    expect(window.count(5999)).toBe(1);
    expect(window.count(6000)).toBe(0);
  });

  it("slides: old moments leave one by one", () => {
    const window = new SlidingWindow(1000);
    for (const moment of [0, 400, 800]) window.add(moment);
    expect([900, 1000, 1399, 1400, 1799, 1800].map((now) => window.count(now))).toEqual([
      3, 2, 2, 1, 1, 0,
    ]);
  });

  it("tells when the oldest moment leaves", () => {
    const window = new SlidingWindow(1000);
    expect(window.freeAt()).toBeUndefined();
    window.add(100);
    window.add(300);
    window.count(300);
    expect(window.freeAt()).toBe(1100);
    window.count(1200);
    expect(window.freeAt()).toBe(1300);
  });

  it("keeps counting right over many thousands of moments", () => {
    const window = new SlidingWindow(1000);
    for (let now = 0; now < 20_000; now += 1) {
      window.add(now);
      window.count(now);
    }
    expect(window.count(19_999)).toBe(1000);
  });
});
