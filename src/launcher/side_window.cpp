// SPDX-License-Identifier: EUPL-1.2
#include "launcher/side_window.h"

namespace launcher {

base::ObjectPtr<GSubprocess> open_side_window(const std::vector<std::string>& session_program,
                                              const SideWindowWish& wish) {
  // As a word and not in the environment: the process may pass it on to another one, and GTK 4.8 leaves it behind
  // there.
  const auto token = "--activation-token=" + wish.token;
  std::vector<const gchar*> words;
  words.reserve(session_program.size() + 5);
  for (const auto& word : session_program)
    words.push_back(word.c_str());
  words.insert(words.end(), {"--show", to_word(wish.window)});
  if (wish.coming == bus::Coming::by_itself)
    words.push_back("--by-itself");
  if (!wish.token.empty())
    words.push_back(token.c_str());
  words.push_back(nullptr);
  g_debug("To show: %s, %s", to_word(wish.window), to_word(wish.coming));
  const base::ObjectPtr<GSubprocessLauncher> starter{g_subprocess_launcher_new(G_SUBPROCESS_FLAGS_NONE)};
  return base::ObjectPtr<GSubprocess>{g_subprocess_launcher_spawnv(starter.get(), words.data(), nullptr)};
}

} // namespace launcher
