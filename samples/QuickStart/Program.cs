using System;
using QuickStart.Images;

DigitSet digits = args is [string folder] ? MnistFolder.Read(folder) : DrawnDigits.Draw(DrawnDigits.Seed);
Console.WriteLine(digits.Source);
