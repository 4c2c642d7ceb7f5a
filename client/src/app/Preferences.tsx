import { useState } from 'react';
import { Icon } from '../components/Icon';
import { useDisclosure } from '../components/useDisclosure';
import { messages } from '../messages/messages';
import { chooseTheme, themes, useTheme } from '../preferences/theme';
import { chooseLanguage, type Language, languages, text as textOf } from '../texts/texts';
import { useLanguage, useText } from '../texts/useText';
import { Choice } from './Choice';
import { reloadOnce } from './reloadOnce';

/** Settings of this browser. */
export function Preferences() {
  const text = useText();
  const menu = useDisclosure();
  const theme = useTheme();
  const language = useLanguage();
  // Its texts may take a while.
  const [wish, setWish] = useState<Language | null>(null);
  return (
    <div className="bar-menu" {...menu.group}>
      <button type="button" className="btn bar-button" aria-label={text('preferences.label')} {...menu.button}>
        <Icon name="sliders" />
      </button>
      {menu.isOpen && (
        <div className="bar-panel card">
          <Choice
            name="theme"
            legend={text('preferences.theme')}
            options={themes.map((value) => ({ value, name: text(`preferences.theme.${value}`) }))}
            chosen={theme}
            choose={chooseTheme}
          />
          <Choice
            name="language"
            legend={text('preferences.language')}
            options={languages.map(({ code, name }) => ({ value: code, name, lang: code }))}
            chosen={wish ?? language}
            choose={(code) => {
              setWish(code);
              void speak(code).finally(() => setWish(null));
            }}
          />
        </div>
      )}
    </div>
  );
}

/** A release whose texts are gone is replaced by the new one. */
async function speak(language: Language): Promise<void> {
  if (!(await chooseLanguage(language)) && !(await reloadOnce()))
    messages.show('danger', textOf('preferences.unloaded'));
}
