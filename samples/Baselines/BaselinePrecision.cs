namespace Baselines;

/// <summary>What a baseline stores its weights as: a kernel is compared with baselines of each kind apart.</summary>
public enum BaselineWeightType
{
    /// <summary>Four bytes a weight.</summary>
    Float32,

    /// <summary>Two bytes a weight, float16 or bfloat16; what is multiplied may be either.</summary>
    SixteenBit,

    /// <summary>One byte a weight; inputs are quantised in every call.</summary>
    Int8,
}
