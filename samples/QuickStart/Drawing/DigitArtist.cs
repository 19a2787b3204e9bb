using System;
using System.Collections.Generic;
using System.Linq;
using System.Numerics;

namespace QuickStart.Drawing;

/// <summary>Draws digits as MNIST's were made: a 20 x 20 box, centred by its ink in a picture of 28 x 28.</summary>
/// <remarks>Style, points, slant, turn, width, pen and place vary; the same seed draws the same pictures.</remarks>
internal sealed class DigitArtist(int seed)
{
    public const int Size = 28;

    private const float Box = 20;

    private readonly Random random = new(seed);

    /// <summary>Draws a digit.</summary>
    /// <param name="digit">0 to 9.</param>
    /// <returns>The picture, <see cref="Size"/> x <see cref="Size"/>; 255 is full ink.</returns>
    public byte[] Draw(int digit)
    {
        IReadOnlyList<Stroke[]> styles = Glyphs.All[digit];
        Stroke[] style = styles[random.Next(styles.Count)];
        float radius = Between(0.9f, 1.5f);

        Matrix3x2 hand = Matrix3x2.CreateSkew(Between(-0.3f, 0.1f), 0)
            * Matrix3x2.CreateScale(Between(0.65f, 0.9f), 1)
            * Matrix3x2.CreateRotation(Between(-0.12f, 0.12f));
        Vector2[][] ways = [.. style.Select(stroke => Write(stroke, hand))];
        ways = FitBox(ways, Box * Between(0.92f, 1) - (2 * radius));

        // Where the ink lies is known only once it is drawn.
        Vector2 place = new Vector2(Size / 2f) + new Vector2(Between(-1, 1), Between(-1, 1));
        Vector2 shift = KeepOffTheEdge(place - Paint(ways, radius).CentreOfInk(), ways, radius);
        return Paint([.. ways.Select(way => Move(way, shift))], radius).Pixels.ToArray();
    }

    private Vector2[] Write(Stroke stroke, Matrix3x2 hand)
    {
        Vector2[] shaken =
            [.. stroke.Points.Select(point => point + new Vector2(Between(-0.045f, 0.045f), Between(-0.045f, 0.045f)))];
        return [.. (stroke with { Points = shaken }).Trace().Select(point => Vector2.Transform(point, hand))];
    }

    private static Vector2[][] FitBox(Vector2[][] ways, float box)
    {
        Vector2 low = ways.SelectMany(way => way).Aggregate(Vector2.Min);
        Vector2 high = ways.SelectMany(way => way).Aggregate(Vector2.Max);
        float scale = box / Math.Max(high.X - low.X, high.Y - low.Y);
        Vector2 middle = (low + high) / 2;
        return [
            .. ways.Select(way => way.Select(point => ((point - middle) * scale) + new Vector2(Size / 2f)).ToArray())];
    }

    // A seven balances near its top, and its foot would leave the picture.
    private static Vector2 KeepOffTheEdge(Vector2 shift, Vector2[][] ways, float radius)
    {
        Vector2 margin = new(radius + 1.5f);
        Vector2 low = margin - ways.SelectMany(way => way).Aggregate(Vector2.Min);
        Vector2 high = new Vector2(Size) - margin - ways.SelectMany(way => way).Aggregate(Vector2.Max);
        return Vector2.Clamp(shift, low, high);
    }

    private static Vector2[] Move(Vector2[] way, Vector2 shift) => [.. way.Select(point => point + shift)];

    private static Canvas Paint(Vector2[][] ways, float radius)
    {
        Canvas canvas = new(Size);
        foreach (Vector2[] way in ways)
            canvas.Draw(way, radius);

        return canvas;
    }

    private float Between(float low, float high) => low + ((high - low) * random.NextSingle());
}
