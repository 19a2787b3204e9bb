using System;
using System.Collections.Generic;
using System.Numerics;

namespace QuickStart.Drawing;

/// <summary>A square grey picture and a round pen that leaves soft edges on it.</summary>
internal sealed class Canvas(int size)
{
    private readonly byte[] pixels = new byte[size * size];

    /// <summary>Gets the picture, row by row from the top; 255 is full ink.</summary>
    public ReadOnlySpan<byte> Pixels => pixels;

    /// <summary>Draws straight lines from point to point with a pen of <paramref name="radius"/> pixels.</summary>
    public void Draw(IReadOnlyList<Vector2> way, float radius)
    {
        for (int piece = 0; piece + 1 < way.Count; piece++)
            DrawLine(way[piece], way[piece + 1], radius);
    }

    /// <summary>Finds the point about which the ink is balanced.</summary>
    public Vector2 CentreOfInk()
    {
        Vector2 moment = Vector2.Zero;
        float ink = 0;
        for (int pixel = 0; pixel < pixels.Length; pixel++)
        {
            moment += pixels[pixel] * PixelCentre(pixel);
            ink += pixels[pixel];
        }

        return moment / ink;
    }

    private void DrawLine(Vector2 from, Vector2 to, float radius)
    {
        Vector2 reach = new(radius + 1);
        Vector2 low = Vector2.Max(Vector2.Min(from, to) - reach, Vector2.Zero);
        Vector2 high = Vector2.Min(Vector2.Max(from, to) + reach, new Vector2(size));
        for (int row = (int)low.Y; row < high.Y; row++)
        {
            for (int column = (int)low.X; column < high.X; column++)
            {
                // A pixel whose centre is on the edge of the pen is half covered.
                int pixel = (row * size) + column;
                float covered = Math.Clamp(radius + 0.5f - Distance(PixelCentre(pixel), from, to), 0, 1);
                pixels[pixel] = Math.Max(pixels[pixel], (byte)MathF.Round(covered * 255));
            }
        }
    }

    private Vector2 PixelCentre(int pixel) => new((pixel % size) + 0.5f, (pixel / size) + 0.5f);

    private static float Distance(Vector2 point, Vector2 from, Vector2 to)
    {
        Vector2 along = to - from;
        float length = along.LengthSquared();
        float position = length == 0 ? 0 : Math.Clamp(Vector2.Dot(point - from, along) / length, 0, 1);
        return Vector2.Distance(point, from + (position * along));
    }
}
