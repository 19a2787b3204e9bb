using System;
using System.Collections.Generic;
using System.Numerics;

namespace QuickStart.Drawing;

/// <summary>One movement of the pen, in a box from (0, 0) at the top left to (1, 1) at the bottom right.</summary>
/// <param name="IsCurved">Whether the pen rounds the points; otherwise it goes straight from one to the next.</param>
/// <param name="Points">Where the pen passes.</param>
internal sealed record Stroke(bool IsCurved, Vector2[] Points)
{
    private const int StepsPerPiece = 6;

    /// <summary>Makes a stroke of straight pieces from x, y, x, y, ...</summary>
    public static Stroke Straight(params ReadOnlySpan<float> coordinates) => new(false, Pairs(coordinates));

    /// <summary>Makes a stroke that curves through the points x, y, x, y, ...</summary>
    public static Stroke Curved(params ReadOnlySpan<float> coordinates) => new(true, Pairs(coordinates));

    /// <summary>Gets the points of the pen's way, close enough together to be joined by straight lines.</summary>
    public IReadOnlyList<Vector2> Trace()
    {
        if (!IsCurved)
            return Points;

        List<Vector2> way = [Points[0]];
        for (int piece = 0; piece + 1 < Points.Length; piece++)
        {
            for (int step = 1; step <= StepsPerPiece; step++)
                way.Add(Curve(piece, (float)step / StepsPerPiece));
        }

        return way;
    }

    // Catmull-Rom: through every point, with the direction of its neighbours; ends stand for what is missing.
    private Vector2 Curve(int piece, float t)
    {
        Vector2 before = Points[Math.Max(piece - 1, 0)];
        Vector2 from = Points[piece];
        Vector2 to = Points[piece + 1];
        Vector2 after = Points[Math.Min(piece + 2, Points.Length - 1)];

        return 0.5f * ((2 * from)
            + ((to - before) * t)
            + (((2 * before) - (5 * from) + (4 * to) - after) * (t * t))
            + (((3 * from) - before - (3 * to) + after) * (t * t * t)));
    }

    private static Vector2[] Pairs(ReadOnlySpan<float> coordinates)
    {
        Vector2[] points = new Vector2[coordinates.Length / 2];
        for (int point = 0; point < points.Length; point++)
            points[point] = new Vector2(coordinates[2 * point], coordinates[(2 * point) + 1]);

        return points;
    }
}
