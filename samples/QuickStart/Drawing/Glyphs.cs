using System.Collections.Generic;
using static QuickStart.Drawing.Stroke;

namespace QuickStart.Drawing;

/// <summary>The ways a hand writes each digit, as strokes.</summary>
internal static class Glyphs
{
    /// <summary>Gets, for every digit, its styles; each style is a list of strokes.</summary>
    public static IReadOnlyList<IReadOnlyList<Stroke[]>> All { get; } =
    [
        [
            // 0: round; narrow; begun at the side, with the ends crossing.
            [Curved(.5f, 0, .2f, .12f, .08f, .5f, .2f, .88f, .5f, 1, .8f, .88f, .92f, .5f, .8f, .12f, .5f, 0)],
            [Curved(.55f, 0, .3f, .15f, .2f, .55f, .3f, .92f, .5f, 1, .7f, .88f, .8f, .45f, .7f, .1f, .55f, 0)],
            [Curved(.7f, .08f, .4f, .02f, .12f, .3f, .1f, .7f, .35f, .98f, .7f, .92f, .92f, .55f, .85f, .2f, .55f,
                 .04f)],
        ],
        [
            // 1: a bar; a bar with a short flag.
            [Straight(.5f, 0, .5f, 1)],
            [Curved(.52f, 0, .5f, .35f, .49f, .7f, .48f, 1)],
            [Straight(.38f, .16f, .52f, 0, .52f, 1)],
        ],
        [
            // 2: with a sharp corner; with a loop at the foot.
            [Curved(.12f, .25f, .25f, .06f, .5f, 0, .78f, .1f, .82f, .32f, .6f, .6f, .1f, 1), Straight(.1f, 1, .92f,
                 .98f)],
            [Curved(.15f, .2f, .35f, .02f, .65f, .02f, .82f, .2f, .75f, .45f, .5f, .72f, .25f, .93f, .12f, .9f, .2f,
                 .78f, .42f, .82f, .65f, .95f, .95f, .92f)],
            [Curved(.1f, .12f, .4f, 0, .75f, .06f, .8f, .3f, .55f, .65f, .15f, .98f), Curved(.15f, .98f, .45f, .92f,
                 .95f, .98f)],
        ],
        [
            // 3: two bows; a flat top.
            [Curved(.15f, .12f, .4f, 0, .75f, .08f, .75f, .32f, .4f, .48f), Curved(.4f, .48f, .8f, .55f, .85f, .82f,
                 .5f, 1, .1f, .9f)],
            [Curved(.12f, .08f, .5f, 0, .8f, .12f, .7f, .36f, .38f, .46f, .72f, .55f, .88f, .76f, .65f, .97f, .12f,
                 .97f)],
            [Straight(.15f, .02f, .8f, .02f, .42f, .4f), Curved(.42f, .4f, .75f, .5f, .85f, .75f, .55f, .98f, .12f,
                 .92f)],
        ],
        [
            // 4: open at the top; closed; with a round corner.
            [Straight(.2f, .02f, .12f, .55f, .85f, .52f), Straight(.72f, 0, .68f, 1)],
            [Straight(.62f, 1, .66f, .02f, .1f, .66f, .92f, .64f)],
            [Curved(.18f, .02f, .1f, .38f, .25f, .55f, .6f, .52f, .82f, .42f), Straight(.85f, .02f, .75f, .5f, .68f,
                 1)],
        ],
        [
            // 5: the bar drawn last; in one movement.
            [Curved(.22f, .05f, .18f, .42f, .5f, .38f, .82f, .55f, .78f, .85f, .45f, 1, .1f, .9f), Straight(.22f,
                 .04f, .88f, .02f)],
            [Straight(.88f, .02f, .3f, .04f, .22f, .46f), Curved(.22f, .46f, .55f, .4f, .8f, .6f, .72f, .9f, .4f, 1,
                 .1f, .92f)],
            [Straight(.85f, 0, .35f, .05f, .25f, .4f), Curved(.25f, .4f, .6f, .48f, .75f, .7f, .55f, .95f, .12f, .98f)],
        ],
        [
            // 6: a long stem into a loop; upright.
            [Curved(.72f, 0, .4f, .22f, .18f, .58f, .2f, .88f, .48f, 1, .78f, .86f, .76f, .62f, .5f, .54f, .22f, .72f)],
            [Curved(.5f, 0, .28f, .3f, .2f, .65f, .3f, .95f, .6f, .98f, .78f, .78f, .62f, .6f, .38f, .64f, .24f, .82f)],
        ],
        [
            // 7: an angle; with a curved stem; with a bar through it.
            [Straight(.08f, .06f, .88f, .04f, .42f, 1)],
            [Curved(.1f, .14f, .4f, .04f, .85f, .04f), Curved(.85f, .04f, .62f, .38f, .48f, .7f, .45f, 1)],
            [Straight(.1f, .04f, .88f, .02f, .4f, 1), Straight(.35f, .52f, .82f, .5f)],
        ],
        [
            // 8: one crossing movement; two loops.
            [Curved(.72f, .1f, .45f, 0, .22f, .16f, .36f, .4f, .66f, .58f, .76f, .82f, .5f, 1, .24f, .84f, .36f,
                 .58f, .68f, .36f, .76f, .14f, .55f, .01f)],
            [Curved(.5f, 0, .26f, .1f, .28f, .36f, .5f, .47f, .72f, .36f, .74f, .1f, .5f, 0), Curved(.5f, .47f, .22f,
                 .6f, .22f, .9f, .5f, 1, .78f, .9f, .78f, .6f, .5f, .47f)],
        ],
        [
            // 9: a loop and a straight stem; a curved stem; a hook at the foot.
            [Curved(.76f, .14f, .5f, .02f, .22f, .16f, .22f, .4f, .48f, .5f, .76f, .34f, .78f, .12f), Straight(.78f,
                 .12f, .74f, .5f, .66f, 1)],
            [Curved(.74f, .2f, .52f, 0, .24f, .18f, .28f, .44f, .55f, .46f, .74f, .22f, .72f, .55f, .55f, 1)],
            [Curved(.76f, .14f, .46f, .02f, .2f, .24f, .34f, .48f, .64f, .4f, .78f, .12f, .78f, .55f, .68f, .88f,
                 .42f, 1, .2f, .92f)],
        ],
    ];
}
