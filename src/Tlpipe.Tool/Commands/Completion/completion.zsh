#compdef tlpipe
# Completion of tlpipe for zsh. In ~/.zshrc, after compinit: source <(tlpipe completion zsh)

# The tool, or the one of the project where none is on the path.
_tlpipe_run() {
  if (( $+commands[tlpipe] )); then command tlpipe "$@"; else dotnet tool run tlpipe "$@"; fi
}

_tlpipe() {
  local line="${(j: :)words[1,CURRENT-1]} $PREFIX"
  local -a candidates
  candidates=("${(@f)$(_tlpipe_run '[suggest]' "$line" 2>/dev/null)}")
  candidates=(${candidates:#})
  if (( ! $#candidates )); then
    compset -P '*='
    _files
    return
  fi
  compadd -S '' -- ${(M)candidates:#*=}
  compadd -- ${candidates:#*=}
}

if [[ $funcstack[1] == _tlpipe ]]; then
  _tlpipe "$@"
elif (( $+functions[compdef] )); then
  compdef _tlpipe tlpipe
else
  print -u2 'tlpipe: completion needs compinit; run "autoload -Uz compinit && compinit" first'
fi
