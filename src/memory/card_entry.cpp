// SPDX-License-Identifier: EUPL-1.2
#include "memory/card_entry.h"

#include "base/glib_pointers.h"

#include <glib.h>

#include <memory>

namespace memory {
namespace {

constexpr const char* group = "card";

std::optional<std::string> read(const base::KeyFilePtr& file, const char* key) {
  const base::TextPtr value{g_key_file_get_string(file.get(), group, key, nullptr)};
  if (!value)
    return std::nullopt;
  return std::string{value.get()};
}

std::optional<Standing> standing_of(const std::optional<std::string>& word) {
  for (const auto standing : {Standing::own, Standing::not_for_primaweb})
    if (word == to_word(standing))
      return standing;
  return std::nullopt;
}

} // namespace

const char* to_word(Standing standing) {
  return standing == Standing::own ? "own" : "not-for-primaweb";
}

std::string to_entry_text(const CardRecord& record) {
  const base::KeyFilePtr file{g_key_file_new()};
  g_key_file_set_string(file.get(), group, "standing", to_word(record.standing));
  if (record.last) {
    g_key_file_set_string(file.get(), group, "entity", record.last->entity.c_str());
    g_key_file_set_string(file.get(), group, "capacity", record.last->capacity.c_str());
    g_key_file_set_string(file.get(), group, "role", record.last->role.c_str());
  }
  if (record.told_of_end)
    g_key_file_set_integer(file.get(), group, "told-of-end", static_cast<int>(record.told_of_end->count()));
  const base::TextPtr text{g_key_file_to_data(file.get(), nullptr, nullptr)};
  return text.get();
}

std::optional<CardRecord> from_entry_text(const std::string& text) {
  const base::KeyFilePtr file{g_key_file_new()};
  if (!g_key_file_load_from_data(file.get(), text.data(), text.size(), G_KEY_FILE_NONE, nullptr))
    return std::nullopt;
  const auto standing = standing_of(read(file, "standing"));
  if (!standing)
    return std::nullopt;

  CardRecord record{*standing, std::nullopt, std::nullopt};
  if (const int days = g_key_file_get_integer(file.get(), group, "told-of-end", nullptr); days > 0)
    record.told_of_end = std::chrono::days{days};
  const auto entity = read(file, "entity");
  const auto capacity = read(file, "capacity");
  const auto role = read(file, "role");
  if (entity && capacity && role)
    record.last = portal::Destination{*entity, *capacity, *role};
  else if (entity || capacity || role)
    return std::nullopt;
  return record;
}

} // namespace memory
