# Completion of tlpipe for bash. In ~/.bashrc: source <(tlpipe completion bash)

# The tool, or the one of the project where none is on the path.
_tlpipe_run() {
  if type -P tlpipe >/dev/null; then command tlpipe "$@"; else dotnet tool run tlpipe "$@"; fi
}

_tlpipe() {
  local line=${COMP_LINE:0:COMP_POINT} word skip='' candidate
  COMPREPLY=()
  word=${line##*[[:blank:]]}
  # A word in quotes is a path that bash itself completes.
  case $word in *[\\\'\"]*) return ;; esac
  # Bash takes what stands after = or : for a word of its own.
  [[ $word == *=* && $COMP_WORDBREAKS == *=* ]] && skip=${word%"${word##*=}"}
  [[ ${word#"$skip"} == *:* && $COMP_WORDBREAKS == *:* ]] && skip=${word%"${word##*:}"}
  while IFS= read -r candidate; do
    COMPREPLY+=("$(printf %q "${candidate#"$skip"}")")
  done < <(_tlpipe_run '[suggest]' "$line" 2>/dev/null)
  if [[ ${#COMPREPLY[@]} -eq 1 && ${COMPREPLY[0]} == *= ]]; then compopt -o nospace 2>/dev/null; fi
}

complete -o bashdefault -o default -F _tlpipe tlpipe
