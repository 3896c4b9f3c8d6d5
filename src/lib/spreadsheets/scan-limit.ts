const limits = { all: 32_000_000, each: 500_000 };

/**
 * To choose a sheet the tops of many are looked at. A top that is megabytes away is not looked for in all of them: a workbook of
 * half a megabyte would be read for half a minute.
 */
export class ScanLimit {
  private left = limits.all;
  private inSheet = 0;

  begin(): void {
    this.inSheet = 0;
  }

  take(bytes: number): void {
    this.left -= bytes;
    this.inSheet += bytes;
  }

  isOver(): boolean {
    return this.left < 0 && this.inSheet > limits.each;
  }
}
