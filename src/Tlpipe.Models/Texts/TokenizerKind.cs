namespace Tlpipe.Models.Texts;

/// <summary>How a text becomes tokens.</summary>
public enum TokenizerKind
{
    /// <summary>Words, numbers and punctuation marks; those that the vocabulary lacks are one unknown token.</summary>
    Words,

    /// <summary>Pieces of words, as BERT makes them (Devlin et al. 2018): basic tokens, each divided into the longest pieces that the vocabulary has, between <c>[CLS]</c> and <c>[SEP]</c>.</summary>
    WordPiece,
}
