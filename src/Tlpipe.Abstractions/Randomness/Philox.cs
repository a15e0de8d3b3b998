using System.Runtime.CompilerServices;

namespace Tlpipe.Abstractions;

/// <summary>Philox4x32-10, the counter-based generator of Salmon et al. 2011; tested against the authors' known answers.</summary>
internal static class Philox
{
    private const uint MultiplierA = 0xD2511F53, MultiplierB = 0xCD9E8D57;
    private const uint WeylA = 0x9E3779B9, WeylB = 0xBB67AE85;
    private const int Rounds = 10;

    internal static Block Generate(ulong key, ulong stream, ulong counter)
    {
        var block = default(Block);
        block[0] = (uint)counter;
        block[1] = (uint)(counter >> 32);
        block[2] = (uint)stream;
        block[3] = (uint)(stream >> 32);
        uint keyA = (uint)key, keyB = (uint)(key >> 32);
        for (var round = 0; round < Rounds; round++)
        {
            block = Round(block, keyA, keyB);
            keyA += WeylA;
            keyB += WeylB;
        }

        return block;
    }

    private static Block Round(Block block, uint keyA, uint keyB)
    {
        var a = (ulong)MultiplierA * block[0];
        var b = (ulong)MultiplierB * block[2];
        var next = default(Block);
        next[0] = (uint)(b >> 32) ^ block[1] ^ keyA;
        next[1] = (uint)b;
        next[2] = (uint)(a >> 32) ^ block[3] ^ keyB;
        next[3] = (uint)a;
        return next;
    }

    /// <summary>Four words of 32 bits.</summary>
    [InlineArray(Size)]
    internal struct Block
    {
        internal const int Size = 4;
        private uint _first;
    }
}
