// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <map>
#include <string>
#include <vector>

namespace simulator {

using Fields = std::map<std::string, std::string, std::less<>>;

/// The value of a field, or nothing said.
[[nodiscard]] std::string field(const Fields& fields, const std::string& name);

/// What a browser asks of one of the practice portal's hosts.
struct WebRequest {
  std::string method;
  std::string host; ///< without the port
  std::string path;
  Fields query;
  Fields form; ///< of a form with a file: its `file` is the name, its `file-size` the bytes
  Fields cookies;
  std::string holder; ///< of the client certificate, when the host asks for one
};

/// How an answer reaches the browser.
enum class AnswerDelivery { whole, cut_short, reset, never, drip };

/// What the host answers.
struct WebAnswer {
  unsigned status = 200;
  std::string content_type = "text/html; charset=utf-8";
  std::string body;
  std::string location;                 ///< of a redirect
  std::string saved_as{};               ///< a file name: to be saved, not shown
  std::vector<std::string> set_cookies; ///< ready Set-Cookie lines
  AnswerDelivery delivery = AnswerDelivery::whole;
  bool may_be_framed = false; ///< by pages of the same origin
  /// Of a Shape: what the user pressed, ending with "wrong" where that does not lead on. Empty: nothing.
  std::string pressed{};
};

/// An answer that sends the browser elsewhere. After a form: 303, so that it asks with GET.
[[nodiscard]] WebAnswer go_to(std::string address, unsigned status = 302);

/// A Set-Cookie line that only https carries and no script reads. `domain` empty: for this host only.
[[nodiscard]] std::string cookie_line(const std::string& name, const std::string& value,
                                      const std::string& domain = {});

/// The fields of a Cookie header.
[[nodiscard]] Fields read_cookies(const std::string& header);

} // namespace simulator
